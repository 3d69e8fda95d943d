import type { DrawnTable } from '../../check/drawn.ts'

/** How the columns of a table lie in its panel. Those far outside have no heading in the page, but they count as excess. */
export const tableIn = (panel: Element): DrawnTable | undefined => {
  const grid = panel.querySelector('[role="grid"]')
  if (!grid) return undefined
  const { right } = grid.getBoundingClientRect()
  const headings = [...grid.querySelectorAll('[role="columnheader"]')]
  return {
    outside: headings
      .filter((heading) => heading.getBoundingClientRect().right > right + 1)
      .map((heading) => heading.textContent.trim()),
    excess: Math.max(0, grid.scrollWidth - grid.clientWidth - 1),
  }
}
