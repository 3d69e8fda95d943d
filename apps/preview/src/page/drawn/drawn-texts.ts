import type { Box, DrawnText, TextRole } from '../../check/drawn.ts'
import { seenColour } from './seen-colour.ts'

/** Every text of a panel that a person sees at least in part. */
export const textsIn = (panel: Element, kind: string): DrawnText[] => {
  const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT)
  const found: DrawnText[] = []
  while (walker.nextNode()) {
    const drawn = drawnText(walker.currentNode, panel, kind)
    if (drawn) found.push(drawn)
  }
  return found
}

const drawnText = (node: Node, panel: Element, kind: string): DrawnText | undefined => {
  const text = node.textContent?.trim() ?? ''
  const element = node.parentElement
  if (text === '' || !element || isHidden(element)) return undefined
  const whole = boxOf(node)
  const { seen, isCut, isScrolled } = clipped(whole, element, panel)
  if (seen.width <= 0 || seen.height <= 0) return undefined
  const role = roleOf(element, kind)
  return {
    role,
    text: text.slice(0, 80),
    box: seen,
    size: Number.parseFloat(getComputedStyle(element).fontSize),
    colour: seenColour(element, panel),
    isCut,
    isScrolled,
    isWrapped: role === 'value' && isBelowItsStart(element),
  }
}

/** Read by a screen reader alone, or waiting for a pointer. */
const isHidden = (element: Element): boolean =>
  element.closest('.sr-only, style, script, [aria-hidden="true"]:not(svg *)') !== null ||
  !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })

const VALUE_KINDS = ['stat', 'gauge', 'bargauge']

const roleOf = (element: Element, kind: string): TextRole => {
  if (element.closest('[data-testid="data-testid header-container"]')) return 'title'
  if (element.closest('[role="columnheader"]')) return 'heading'
  if (
    element.closest('[data-testid$="VizLayout legend"], table thead, [data-testid^="data-testid VizLegend"]')
  )
    return 'legend'
  return VALUE_KINDS.includes(kind) ? 'value' : 'content'
}

/** A unit that slipped below its number. */
const isBelowItsStart = (element: Element): boolean => {
  const first = element.parentElement?.firstElementChild
  if (
    !first ||
    first === element ||
    getComputedStyle(element.parentElement ?? element).flexDirection === 'column'
  )
    return false
  return element.getBoundingClientRect().top >= first.getBoundingClientRect().bottom - 2
}

const boxOf = (node: Node): Box => {
  const range = document.createRange()
  range.selectNodeContents(node)
  const { x, y, width, height } = range.getBoundingClientRect()
  return { x, y, width, height }
}

interface Clipped {
  readonly seen: Box
  readonly isCut: boolean
  readonly isScrolled: boolean
}

/** What is left of a text within everything that hides what is outside of it. */
const clipped = (whole: Box, element: Element, panel: Element): Clipped => {
  let result: Clipped = { seen: whole, isCut: false, isScrolled: false }
  for (let around: Element | null = element; around && around !== panel; around = around.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(around)
    if (overflowX === 'visible' && overflowY === 'visible') continue
    const seen = common(
      result.seen,
      around.getBoundingClientRect(),
      overflowX !== 'visible',
      overflowY !== 'visible',
    )
    const isLess = seen.width < result.seen.width - 1 || seen.height < result.seen.height - LINE_TOLERANCE
    const scrolls = [overflowX, overflowY].some((overflow) => overflow === 'auto' || overflow === 'scroll')
    result = {
      seen,
      isCut: result.isCut || (isLess && !scrolls),
      isScrolled: result.isScrolled || (isLess && scrolls),
    }
  }
  return result
}

/** The box of a line is higher than its letters. */
const LINE_TOLERANCE = 6

const common = (one: Box, other: Box, isX: boolean, isY: boolean): Box => {
  const [left, right] = isX
    ? [Math.max(one.x, other.x), Math.min(one.x + one.width, other.x + other.width)]
    : [one.x, one.x + one.width]
  const [top, bottom] = isY
    ? [Math.max(one.y, other.y), Math.min(one.y + one.height, other.y + other.height)]
    : [one.y, one.y + one.height]
  return { x: left, y: top, width: right - left, height: bottom - top }
}
