/**
 * The JSON that a bundle reads beside its program, a line each. In the program itself it would be read, and its compiled code too,
 * whole and twice over, and a build needs a fifth of it.
 */
export const keptTexts = () => {
  let all = ''
  return {
    /** @returns where it stands: how many characters are before it */
    keep: (json: string): number => {
      const place = all.length
      all += `${escaped(json)}\n`
      return place
    },
    all: (): string => all,
  }
}

/** In ASCII, so that a place counts bytes as well. */
const escaped = (json: string): string =>
  json.replaceAll(/[^\0-\x7F]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
