type Attributes = Readonly<Record<string, number | string>>

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)

export const element = (name: string, attributes: Attributes, content = ''): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  return `<${name}${written.join('')}>${content}</${name}>`
}

/** The advance of a letter, in parts of the size of its font: texts are cut by it, for nothing measures them. */
const ADVANCE = { mono: 0.602, sans: 0.55 }

export interface TextStyle {
  readonly fill: string
  readonly size?: number
  readonly bold?: boolean
  readonly mono?: boolean
  readonly end?: boolean
}

export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** A line of text at the left end of a place or at its right; what is too long for it is whole in its tooltip. */
export const textLine = (text: string, { x, y, width }: Place, style: TextStyle): string => {
  const { fill, size = 12, bold = false, mono = false, end = false } = style
  const room = Math.floor(width / (size * (mono ? ADVANCE.mono : ADVANCE.sans)))
  const shown = text.length > room ? `${text.slice(0, Math.max(room - 1, 1))}…` : text
  const tooltip = shown === text ? '' : element('title', {}, escaped(text))
  return element(
    'text',
    {
      x: end ? x + width : x,
      y,
      fill,
      'font-size': size,
      ...(bold && { 'font-weight': 600 }),
      ...(mono && { 'font-family': 'ui-monospace, Menlo, Consolas, monospace' }),
      ...(end && { 'text-anchor': 'end' }),
    },
    tooltip + escaped(shown),
  )
}

export const frame = (
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  fill: string,
  stroke: string,
): string => element('rect', { ...box, rx: 4, fill, stroke })

/** Straight lines from point to point. */
export const path = (
  points: readonly (readonly [x: number, y: number])[],
  stroke: string,
  arrow = '',
): string =>
  element('path', {
    d: points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(''),
    fill: 'none',
    stroke,
    'stroke-width': 1.5,
    ...(arrow !== '' && { 'marker-end': `url(#${arrow})` }),
  })
