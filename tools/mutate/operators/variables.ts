import { withValue } from '../document-path.ts'
import { atSites } from './at-sites.ts'
import { misspelt } from './misspelt.ts'

/** A variable of a collector, of a container's command line, of a dashboard or of an alert's text. */
const VARIABLE =
  /\$\{env:(?<env>\w+)\}|\$\((?<run>\w+)\)|\$\{(?<own>\w+)|(?<=\{\{\s*)\$labels\.(?<label>\w+)/g

export const breakVariable = atSites(
  'break-variable',
  'an undefined variable, or one in another program’s notation',
  ({ value, keys }) =>
    typeof value === 'string' &&
    !/\.(?:ya?ml|json)$/.test(String(keys.at(-1))) &&
    value.search(VARIABLE) >= 0,
  ({ value }, random) => {
    const text = String(value)
    const { 0: found, index, groups = {} } = random.one([...text.matchAll(VARIABLE)])
    const name = Object.values(groups).find((group) => group !== undefined) ?? ''
    const typo = misspelt(name, random)
    const variants = [
      ...(typo === undefined ? [] : [found.replace(name, typo)]),
      ...(groups['env'] === undefined ? [] : [`$${name}`, `$(${name})`]),
      ...(groups['run'] === undefined ? [] : [`$${name}`, `\${${name}}`]),
    ]
    const other = random.one(variants)
    return {
      message: `${found} → ${other}`,
      to: (holder, key) =>
        withValue(holder, key, text.slice(0, index) + other + text.slice(index + found.length)),
    }
  },
)
