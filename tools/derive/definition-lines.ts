/** Definitions as JSON, one on each line, so that a change of one is a change of one line. */
export const definitionLines = (definitions: Readonly<Record<string, unknown>>): string =>
  `{\n${Object.entries(definitions)
    .map(([name, definition]) => `${JSON.stringify(name)}: ${JSON.stringify(definition)}`)
    .join(',\n')}\n}\n`
