import { firstGroup, logRule } from "../symptoms";

/** The last step of every remedy that changes the image. */
const rebuild = "Correct the image, push it under a new tag, and set imageTag to that tag.";

/** The kernel finds the script, but not the interpreter that its first line names. */
export const interpreter = logRule(
  /env: \S*?([\w./-]+)\\r|\^M: bad interpreter|\\r'?: (?:command )?not found|exec (\/\S+?): no such file or directory|env: (?:can't execute )?[‘']?([\w./-]+)[’']?: No such file or directory|(\S+): bad interpreter/,
  ([line, windows, script, program, other]) => {
    if (/\\r|\^M/.test(line)) {
      return {
        happened: `A script of the image has Windows line ends${windows === undefined ? "" : `: it asks for ${windows} with a carriage return behind it`}.`,
        todo: `Save it with LF alone (in .gitattributes: *.sh text eol=lf). ${rebuild}`,
      };
    }
    if (script !== undefined) {
      return {
        happened: `The container could not run ${script}: the file is missing, or the interpreter in its first line is missing.`,
        todo: `A script with Windows line ends asks for an interpreter that no image has: save it with LF alone. In an Alpine image there is no bash. ${rebuild}`,
      };
    }
    return {
      happened: `The image does not have the interpreter that a script asks for: ${program ?? other ?? ""}.`,
      todo: `Install it in the Dockerfile, or take an interpreter that is there: Alpine has sh, and no bash. ${rebuild}`,
    };
  },
);

/** A module, a program or the build's output is missing in the image. */
export const missingModule = logRule(
  /Cannot find (?:module|package) '([^']+)'|Could not find a production build in the '([^']+)'|No module named '([^']+)'|(?:sh|bash): (?:\d+: |line \d+: )?([\w./-]+): not found|can't open (?:file )?'([^']+)'|ENOENT: no such file or directory, open '([^']*(?:BUILD_ID|\.next\/[\w-]+-manifest\.json|required-server-files\.json|package\.json))'/,
  (found) => ({
    happened: `The app does not find ${firstGroup(found) ?? ""} in the image.`,
    todo: `Install it or build it in the Dockerfile, and copy it into the last stage. ${rebuild}`,
  }),
);

/** The image's package.json lacks the script that CMD names. */
export const missingScript = logRule(/Missing script: "([^"]+)"/, ([, script = ""]) => ({
  happened: `The image's package.json has no script ${script}.`,
  todo: `Correct CMD of the image, or package.json; a standalone build of Next.js starts with node server.js. ${rebuild}`,
}));

/** A library of the image was built for another CPU, another C library or another Node.js. */
export const nativeLibrary = logRule(
  /could not locate the Query Engine for runtime "?([\w.-]+?)"?\.?(?:\s|$)|Error loading shared library ([\w.+-]+)|Could not load the "(\w+)" module|(lib[\w.+-]+\.so[\w.]*): cannot open shared object file|(GLIBC(?:XX)?_[\d.]+)' not found|Error relocating (\S+):|invalid ELF header|wrong ELF class|Failed to load SWC binary[\w ]*|NODE_MODULE_VERSION \d+/,
  (found) => ({
    happened: `A library of the image does not fit the task's CPU, or the image's C library or Node.js: ${firstGroup(found) ?? found[0]}.`,
    todo: `Install the dependencies in the Dockerfile, on the platform of image.platform, and not outside of it. Prisma: binaryTargets; Alpine: libc6-compat and openssl. ${rebuild}`,
  }),
);
