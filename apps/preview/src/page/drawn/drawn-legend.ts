import type { DrawnLegend } from '../../check/drawn.ts'
import { hexOf } from './seen-colour.ts'

/** The legend of a panel: its series with their colours, and how many of them are in sight. */
export const legendIn = (panel: Element): DrawnLegend | undefined => {
  const icons = [...panel.querySelectorAll('[data-testid="series-icon"]')]
  if (icons.length === 0) return undefined
  const rows = icons.map((icon) => icon.closest('tr') ?? icon.parentElement ?? icon)
  const scroller = rows[0] && scrollerOf(rows[0], panel)
  const bottom = (scroller ?? panel).getBoundingClientRect().bottom
  return {
    series: icons.map((icon, index) => ({ name: nameOf(rows[index]), colour: colourOf(icon) })),
    visible: rows.filter((row) => row.getBoundingClientRect().bottom <= bottom + 2).length,
    scrolls: scroller !== undefined,
  }
}

/** The name of a series is on a button, which hides it from the pointer. */
const nameOf = (row: Element | undefined): string => row?.querySelector('button')?.textContent.trim() ?? ''

const colourOf = (icon: Element): string => {
  const { backgroundColor, backgroundImage } = getComputedStyle(icon)
  return hexOf(backgroundColor) ?? backgroundImage
}

const scrollerOf = (element: Element, panel: Element): Element | undefined => {
  for (let around = element.parentElement; around && around !== panel; around = around.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(around).overflowY)) return around
  return undefined
}
