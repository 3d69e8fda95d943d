import { AnnotationQueryBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { DATA_SOURCE } from '../queries/query.ts'
import { restarts, RESTARTS_STEP } from './queries.ts'

/** Marks each restart on the time axis: the lines before it mostly show the reason. */
export const restartMarks = () =>
  new AnnotationQueryBuilder()
    .name('Restarts')
    .datasource(DATA_SOURCE.prometheus)
    .enable(true)
    .iconColor('red')
    .expr(restarts)
    .step(RESTARTS_STEP)
    .titleFormat('{{container}} restarted')
    .textFormat('{{cluster}} / {{namespace}} / {{pod}}')
