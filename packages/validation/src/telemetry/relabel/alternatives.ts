/**
 * The patterns that a pattern joins by `|`: of `a_(b|c)_.*|d` these are `a_b_.*`, `a_c_.*` and `d`. A group that holds
 * more than words stays whole.
 */
export const alternativesOf = (pattern: string): readonly string[] => partsOf(pattern).flatMap(spread)

const partsOf = (pattern: string): readonly string[] => {
  const parts = ['']
  let depth = 0
  for (const character of pattern) {
    if (character === '(') depth++
    if (character === ')') depth--
    if (character === '|' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

const WORDS = /^([^()]*)\(([\w|]+)\)(?![*+?{])(.*)$/

const spread = (part: string): readonly string[] => {
  const [, before = '', words, after = ''] = WORDS.exec(part) ?? []
  return words === undefined ? [part] : words.split('|').flatMap((word) => spread(before + word + after))
}
