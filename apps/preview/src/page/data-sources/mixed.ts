import type { DataQueryRequest, DataQueryResponse, DataSourceApi } from '@grafana/data'
import { RuntimeDataSource } from '@grafana/scenes'
import { combineLatest, from, map, type Observable, of } from 'rxjs'

/** Grafana's name for the data source of a panel whose queries each name their own. */
export const MIXED = '-- Mixed --'

/** Asks each data source what is asked of it. */
export class MixedDataSource extends RuntimeDataSource {
  private readonly sources: readonly DataSourceApi[]

  constructor(sources: readonly DataSourceApi[]) {
    super('mixed', MIXED)
    this.meta = { ...this.meta, mixed: true }
    this.sources = sources
  }

  override query(request: DataQueryRequest): Observable<DataQueryResponse> {
    const answers = this.sources.flatMap((source) => {
      const targets = request.targets.filter(({ datasource }) => datasource?.uid === source.uid)
      return targets.length === 0 ? [] : [from(source.query({ ...request, targets }))]
    })
    return answers.length === 0 ? of({ data: [] }) : combineLatest(answers).pipe(map(together))
  }
}

const together = (responses: readonly DataQueryResponse[]): DataQueryResponse => ({
  data: responses.flatMap(({ data }) => data as readonly unknown[]),
  errors: responses.flatMap(({ errors = [] }) => errors),
})
