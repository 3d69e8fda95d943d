import { SPAN_METRIC } from '@fleet/model'
import { spans } from '../queries/series.ts'
import { chooseFrom } from './choose-from.ts'

/** The services of the chosen clusters that send spans. */
export const tracedServiceVariable = () =>
  chooseFrom('service', 'prometheus', `label_values(${spans(SPAN_METRIC.calls)}, service_name)`)
