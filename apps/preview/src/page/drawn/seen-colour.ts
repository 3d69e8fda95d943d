import { isColoured } from '../../check/colour.ts'

/** The colour in which a person sees a text, as `#rrggbb`: that behind it where that is coloured, else its own. */
export const seenColour = (element: Element, panel: Element): string => {
  const behind = colourBehind(element, panel)
  if (behind !== undefined && isColoured(behind)) return behind
  const { color, fill } = getComputedStyle(element)
  return hexOf(element instanceof SVGElement ? fill : color) ?? '#808080'
}

const colourBehind = (element: Element, panel: Element): string | undefined => {
  for (let around: Element | null = element; around && around !== panel; around = around.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(around)
    const colour = hexOf(backgroundColor) ?? hexOf(/rgba?\([^)]*\)/.exec(backgroundImage)?.[0] ?? '')
    if (colour !== undefined) return colour
  }
  return undefined
}

/** Nothing of a colour that lets through most of what is behind. @param text as browsers compute it: `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)` */
export const hexOf = (text: string): string | undefined => {
  const [red, green, blue, alpha = 1] = (/^rgba?\(([^)]*)\)$/.exec(text)?.[1] ?? '')
    .split(/[ ,/]+/)
    .map(Number)
  if (red === undefined || green === undefined || blue === undefined || alpha < 0.3) return undefined
  return `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}
