import { escaped } from './escaped.ts'

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
      // In ASCII a place counts bytes as well.
      all += `${json.replaceAll(/[^\0-\x7F]/g, escaped)}\n`
      return place
    },
    all: (): string => all,
  }
}
