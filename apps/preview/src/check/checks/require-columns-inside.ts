import type { Check } from '../check.ts'

export const requireColumnsInside: Check = {
  id: 'require-columns-inside',
  summary: 'Every column of a table is within its panel.',
  fix: 'widen the panel, leave out a column, or give columns a `custom.width` or a smaller `custom.minWidth`',
  isBroken: false,
  stores: 'filled',
  look: ({ panels }) =>
    panels.flatMap(({ title, table }) =>
      table === undefined || table.excess <= 0
        ? []
        : [{ panel: title, seen: `${columnsOf(table.outside)} ${table.excess} px beyond its right edge` }],
    ),
}

const columnsOf = (outside: readonly string[]): string => {
  if (outside.length === 0) return 'columns are'
  const names = outside.map((name) => `“${name}”`).join(', ')
  return outside.length === 1 ? `the column ${names} is` : `the columns ${names} are`
}
