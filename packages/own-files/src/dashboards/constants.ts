import { fieldsOf, itemsOf, textOf, type Fields } from '@fleet/validation/queries'

/** A dashboard with the constants that an import by hand would ask for. */
export const withConstants = (dashboard: Fields): Fields => {
  const { __inputs: inputs, ...rest } = dashboard
  const constants = itemsOf(inputs)
    .map(fieldsOf)
    .filter(({ type, name, value }) => type === 'constant' && textOf(name) && textOf(value) !== undefined)
  if (constants.length === 0) return dashboard
  const text = constants.reduce(
    (json, { name, value }) =>
      json.replaceAll(`\${${String(name)}}`, JSON.stringify(String(value)).slice(1, -1)),
    JSON.stringify(rest),
  )
  return { ...(JSON.parse(text) as Fields), __inputs: inputs }
}
