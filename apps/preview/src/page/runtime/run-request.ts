import {
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  DataTopic,
  LoadingState,
  type PanelData,
  toDataFrame,
} from '@grafana/data'
import { toDataQueryError } from '@grafana/runtime'
import { catchError, from, isObservable, map, type Observable, of, startWith } from 'rxjs'

/** Asks a data source, and tells what of its answer is data and what are annotations. */
export const runRequest = (
  dataSource: DataSourceApi,
  request: DataQueryRequest,
  query: DataSourceApi['query'] = (asked) => dataSource.query(asked),
): Observable<PanelData> => {
  const loading: PanelData = { state: LoadingState.Loading, series: [], request, timeRange: request.range }
  const answer = query(request)
  return (isObservable(answer) ? answer : from(answer)).pipe(
    map((response) => panelDataOf(response, loading)),
    catchError((error: unknown) =>
      of({ ...loading, state: LoadingState.Error, errors: [toDataQueryError(error as Error)] }),
    ),
    startWith(loading),
  )
}

const panelDataOf = (response: DataQueryResponse, loading: PanelData): PanelData => {
  const frames = response.data.map((frame) => toDataFrame(frame))
  const errors = response.errors ?? []
  return {
    ...loading,
    state: errors.length > 0 ? LoadingState.Error : LoadingState.Done,
    series: frames.filter((frame) => !isAnnotation(frame)),
    annotations: frames.filter(isAnnotation),
    errors,
  }
}

const isAnnotation = ({ meta }: DataFrame): boolean => meta?.dataTopic === DataTopic.Annotations
