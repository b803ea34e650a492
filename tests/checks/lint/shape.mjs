/** What a component, the program and its outputs must not do. `.oxlintrc.json` says in which files each rule holds. */
export const shape = {
  "no-resource-in-apply": refuse({
    "CallExpression[callee.property.name='apply'] > :function :matches(NewExpression:not([callee.name=/Error$/]):not([callee.property.name=/Error$/]), ClassBody)":
      "Create no resource inside .apply: previews would not show it. Decide on plain values.",
  }),
  "no-configuration": refuse({
    "NewExpression[callee.property.name='Config'], NewExpression[callee.name='Config'], ImportSpecifier[imported.name='Config']":
      "Only settings/load.ts reads configuration. Take what you need as an argument.",
    ...named(
      "/^(getConfig|allConfig|isConfigSecret|getStack|getProject)$/",
      "Only settings/load.ts asks Pulumi for configuration, project and stack.",
    ),
  }),
  "no-environment": refuse({
    "MemberExpression[object.name='process'] > .property[name='env'], MemberExpression[object.name='process'] > .property[value='env'], VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']":
      "Only settings/shellRegion.ts reads the environment. Take what you need as an argument.",
  }),
  "no-stack-name": refuse(stackNames()),
  "no-open-client": refuse({
    "NewExpression[callee.name=/^[A-Z].*Client$/]":
      "Use withClient or withClients of live/calls/clients.ts, which also close the client.",
  }),
};

/** A rule that reports each node that a selector finds, with its message. */
function refuse(messages) {
  return {
    meta: { type: "problem", schema: [] },
    create: (context) =>
      Object.fromEntries(
        Object.entries(messages).map(([selector, message]) => [
          selector,
          (node) => context.report({ node, message }),
        ]),
      ),
  };
}

/** Functions that are called or imported by name. */
function named(names, message) {
  const selector = `MemberExpression > .property[name=${names}], MemberExpression > .property[value=${names}], ImportSpecifier[imported.name=${names}]`;
  return { [selector]: message };
}

function stackNames() {
  // A word of its own: neither part of another (`production`) nor of a path (`/dev/null`).
  const stack = String.raw`/(?<![\w\x2f-])(prod|dev)(?![\w\x2f-])/i`;
  const selector = `Literal[value=${stack}], Literal[regex.pattern=${stack}], TemplateElement[value.raw=${stack}], Property > Identifier.key[name=/^(prod|dev)$/]`;
  return {
    [selector]: "Only settings/names.ts knows a stack by its name. Decide on a setting.",
  };
}
