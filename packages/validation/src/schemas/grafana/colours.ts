const HUES = ['red', 'orange', 'yellow', 'green', 'blue', 'purple']
const SHADES = ['super-light', 'light', 'semi-dark', 'dark']

/** The names of Grafana's palette, and those of CSS that are no brighter than its own. */
export const COLOURS: readonly string[] = [
  ...HUES,
  ...SHADES.flatMap((shade) => HUES.map((hue) => `${shade}-${hue}`)),
  'text',
  'transparent',
  'panel-bg',
  'white',
  'black',
  'gray',
  'grey',
]

const known = new Set(COLOURS)

const BY_NUMBERS = /^#(?:[\da-fA-F]{3,4}|[\da-fA-F]{6}|[\da-fA-F]{8})$|^(?:rgb|hsl)a?\([\d.,%\s/]+\)$/

export const isColour = (text: string): boolean =>
  known.has(text) || BY_NUMBERS.test(text) || text.includes('$')
