import { UsageError } from "../../stack/readStackConfig";
import { entries } from "./entries";

/** A shell command that lists the stacks with a file here, for completion. */
const stacks = `ls Pulumi.*.yaml 2>/dev/null | sed 's/^Pulumi\\.//; s/\\.yaml$//'`;

const help = `Usage: catalog completion bash|zsh|fish

Print a script with which the shell completes commands and stacks.

Example:
  eval "$(catalog completion bash)"
`;

/** A script with which a shell completes the commands and then the stacks. Raises a UsageError for an unknown shell. */
export function completion([shell, ...others]: readonly string[]): string {
  const names = [...entries.map(({ name }) => name), "completion", "help"];
  if (others.length === 0 && shell === "bash") {
    return `_catalog() {
  local word="\${COMP_WORDS[COMP_CWORD]}"
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names.join(" ")}" -- "$word"))
  else
    COMPREPLY=($(compgen -W "$(${stacks})" -- "$word"))
  fi
}
complete -F _catalog catalog
`;
  }
  if (others.length === 0 && shell === "zsh") {
    return `#compdef catalog
_catalog() {
  if (( CURRENT == 2 )); then
    compadd -- ${names.join(" ")}
  else
    compadd -- $(${stacks})
  fi
}
compdef _catalog catalog
`;
  }
  if (others.length === 0 && shell === "fish") {
    const lines = entries.map(
      ({ name, summary }) =>
        `complete -c catalog -n __fish_use_subcommand -a ${name} -d ${JSON.stringify(summary)}`,
    );
    return `complete -c catalog -f
${lines.join("\n")}
complete -c catalog -n "not __fish_use_subcommand" -a "(${stacks})"
`;
  }
  if (["--help", "-h"].includes(shell ?? "")) return help;
  throw new UsageError("catalog completion takes bash, zsh or fish. Its --help has an example.");
}
