import type { Use } from './key.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Functions of templates that ask something of a value. */
export const ASKING =
  words(`lt gt le ge len contains hasPrefix hasSuffix regexMatch mustRegexMatch semverCompare
  fail required until keys mustHas`)

/** Functions that put a value into a text. */
export const PRINTING =
  words(`quote squote int int64 float64 toString printf print println add sub mul div mulf divf max min ceil
  floor round mod add1 atoi toDecimal`)

/** Functions that take a text alone. */
export const OF_TEXT =
  words(`lower upper trim trunc trimSuffix trimPrefix trimAll replace b64enc b64dec sha256sum splitList split
  title regexReplaceAll regexReplaceAllLiteral mustRegexReplaceAllLiteral regexFind regexSplit fromYaml fromYamlArray fromJson nindent
  indent htpasswd`)

/** Functions that give one of the things that they are given, or lay them over each other. */
export const CHOOSING =
  words(`merge mustMerge mergeOverwrite mustMergeOverwrite concat deepCopy mustDeepCopy uniq mustUniq compact
  mustCompact reverse sortAlpha rest initial mustRest`)

/** Functions whose answer a template may know itself. */
export const DECIDING = words('and not empty eq ne has hasKey')

/** The form that a kind of Go is. */
export const FORM_OF_KIND: ReadonlyMap<string, Use> = new Map([
  ['string', 'text'],
  ['slice', 'list'],
  ['[]interface {}', 'list'],
  ['map', 'map'],
  ['map[string]interface {}', 'map'],
])
