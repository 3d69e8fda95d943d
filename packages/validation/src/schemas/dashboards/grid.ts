import type { GridPosition } from './dashboard-model.ts'

/** How wide Grafana's grid is. */
export const COLUMNS = 24

export const sharesColumns = (one: GridPosition, other: GridPosition): boolean =>
  one.x < other.x + other.w && other.x < one.x + one.w

export const sharesRows = (one: GridPosition, other: GridPosition): boolean =>
  one.y < other.y + other.h && other.y < one.y + one.h
