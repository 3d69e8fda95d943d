import { withValue } from '../document-path.ts'
import type { Site } from '../site.ts'
import { atSites } from './at-sites.ts'

/** Keys that hold a regular expression, and names of parameters that do. */
const REGEX_KEY = /regex$|^collector\..*exclude|^allValue$/i

const textOf = ({ value }: Site): string => (typeof value === 'string' ? value : '')

export const breakRegex = atSites(
  'break-regex',
  'a bracket that was lost in a pattern, or one alternative mistyped',
  (site) => REGEX_KEY.test(String(site.keys.at(-1))) && textOf(site).length > 1,
  (site, random) => {
    const text = textOf(site)
    const broken = random.one([
      `(${text}`,
      text.replace(/[)\]]/, ''),
      text.replace(/[a-z](?=[a-z_]*$)/, ''),
      text.replace(/\|/, ''),
    ])
    return broken === text
      ? undefined
      : { message: `${text} → ${broken}`, to: (holder, key) => withValue(holder, key, broken) }
  },
)
