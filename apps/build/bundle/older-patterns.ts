/** The beginning of a group whose letters match in either case. Node 22 does not know it. */
const IN_ANY_CASE = '(?i:'

/**
 * Code whose regular expressions run on Node 22: `(?i:warn)` becomes `(?:[wW][aA][rR][nN])`.
 * @throws Error where such a group has a letter in a class
 */
export const olderPatterns = (code: string): string => {
  const start = code.indexOf(IN_ANY_CASE)
  if (start === -1) return code
  const inside = start + IN_ANY_CASE.length
  const end = endOfGroup(code, inside)
  return `${code.slice(0, start)}(?:${inAnyCase(code.slice(inside, end))}${olderPatterns(code.slice(end))}`
}

const endOfGroup = (code: string, start: number): number => {
  let depth = 1
  for (let at = start; at < code.length; at += 1) {
    if (code[at] === '\\') at += 1
    else if (code[at] === '(') depth += 1
    else if (code[at] === ')') depth -= 1
    if (depth === 0) return at
  }
  throw new Error(`a group does not end: ${code.slice(start, start + 80)}`)
}

/** A letter after a backslash is the name of a class. */
const inAnyCase = (pattern: string): string => {
  if (/\[[^\]]*[a-z]/i.test(pattern)) throw new Error(`a class has letters: ${pattern}`)
  return pattern.replaceAll(/(?<!\\)[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)
}
