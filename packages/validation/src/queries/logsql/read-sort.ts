import type { Name } from '../expr.ts'
import type { LogsqlReader } from './logsql-reader.ts'
import type { SortField } from './query.ts'

interface Sorting {
  readonly reads: readonly Name[]
  readonly by: readonly SortField[]
  readonly limit?: number
}

/** `sort by (a desc, b) limit 10 partition by (c)` */
export const readSort = (reader: LogsqlReader): Sorting => {
  const by: SortField[] = reader.takes('by') || reader.sees('(') ? sortFields(reader) : []
  const isDescending = reader.takes('desc')
  const limit = reader.takes('limit') ? Number(reader.take().text) : undefined
  reader.skipStage()
  return {
    reads: by.map(({ field }) => field),
    by: isDescending ? by.map((each) => ({ ...each, isDescending: !each.isDescending })) : by,
    ...(limit !== undefined && { limit }),
  }
}

const sortFields = (reader: LogsqlReader): SortField[] => {
  reader.expect('(')
  const found: SortField[] = []
  while (!reader.sees(')')) {
    const field = reader.field()
    found.push({ field, isDescending: reader.takes('desc') })
    reader.takes('asc')
    if (!reader.takes(',')) break
  }
  reader.expect(')')
  return found
}
