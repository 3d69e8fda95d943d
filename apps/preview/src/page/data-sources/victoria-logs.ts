import type {
  DataFrame,
  DataQuery,
  DataQueryRequest,
  DataQueryResponse,
  MetricFindValue,
} from '@grafana/data'
import { RuntimeDataSource } from '@grafana/scenes'
import { from, type Observable } from 'rxjs'
import { interpolate } from '../runtime/interpolate.ts'
import { askedIn, settled } from './answered.ts'
import { seriesFrames, type Sample, type Series } from './frames.ts'
import { logsFrame } from './logs-frame.ts'
import { durationText, stepOf } from './prometheus-times.ts'
import { askLines, askVictoriaLogs } from './ask-victoria-logs.ts'
import { fieldValues } from './victoria-logs-variables.ts'
import { timedQuery } from './timed-query.ts'

/** The id of its plugin. */
const VICTORIA_LOGS = 'victoriametrics-logs-datasource'

/** Lines that a panel shows where it does not say: the plugin's own. */
const MOST_LINES = 50

interface LogsqlTarget extends DataQuery {
  readonly expr?: string
  readonly legendFormat?: string
  readonly maxLines?: number
}

type Request = DataQueryRequest<LogsqlTarget>

/** Asks VictoriaLogs by its HTTP API, and shapes the answers as its plugin does. */
export class VictoriaLogsDataSource extends RuntimeDataSource<LogsqlTarget> {
  constructor(uid: string) {
    super(VICTORIA_LOGS, uid)
  }

  override query(request: Request): Observable<DataQueryResponse> {
    return from(answer(request))
  }

  override async metricFindQuery(
    query: unknown,
    options?: Parameters<typeof fieldValues>[1],
  ): Promise<MetricFindValue[]> {
    return await fieldValues(query, options)
  }
}

const answer = async (request: Request): Promise<DataQueryResponse> => {
  const { answered, errors } = await settled(askedIn(request).map((target) => framesOf(target, request)))
  return { data: answered.flat(), errors }
}

interface Numbers {
  readonly result: readonly (Pick<Series, 'metric'> & {
    readonly value?: Sample
    readonly values?: readonly Sample[]
  })[]
}

const framesOf = async (target: LogsqlTarget, request: Request): Promise<readonly DataFrame[]> => {
  const start = Math.floor(request.range.from.valueOf() / 1000)
  const end = Math.floor(request.range.to.valueOf() / 1000)
  const { milliseconds, seconds } = stepOf(request.intervalMs, (end - start) * 1000, 0)
  const query = interpolate(target.expr ?? '', request.scopedVars)
    .replaceAll('$__range', `[${start}, ${end}]`)
    .replaceAll('$__interval', durationText(seconds))
  const range = { start: String(start), end: String(end) }
  const options = { refId: target.refId, query, legendFormat: target.legendFormat }
  switch (target.queryType) {
    case 'stats': {
      const asked = { query: timedQuery(query, start, end), time: String(end) }
      return seriesFrames(seriesIn(await askVictoriaLogs<Numbers>('stats_query', asked)), options)
    }
    case 'statsRange': {
      const asked = { query, ...range, step: durationText(seconds) }
      const found = await askVictoriaLogs<Numbers>('stats_query_range', asked)
      return seriesFrames(seriesIn(found), { ...options, stepMilliseconds: milliseconds })
    }
    default: {
      const limit = String(target.maxLines ?? MOST_LINES)
      return [logsFrame(await askLines({ query, ...range, limit }), options)]
    }
  }
}

/** A frame for each number, also of one time: a table makes fields of the labels. */
const seriesIn = ({ result }: Numbers): readonly Series[] =>
  result.map(({ metric, value, values = value ? [value] : [] }) => ({ metric, values }))
