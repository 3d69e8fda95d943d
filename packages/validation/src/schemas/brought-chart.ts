import { errorsBy, type ErrorsOf } from './schema-errors.ts'
import { validatorBy } from './on-demand.ts'
import type { BroughtChart } from '../values/brought-chart.ts'
import { once } from '../values/once.ts'
import { remembered } from '../values/remembered.ts'

/** What checks the values of a chart by a schema that a person brings along. */
export const errorsByBrought = remembered(({ path, values }: BroughtChart): ErrorsOf => {
  const validate = once(() => validatorBy({ ...values, $ref: '#/$defs/values' }))
  return (value, leniency) => {
    try {
      return errorsBy(validate(), value, leniency)
    } catch (error) {
      return [{ path: [], message: `${path} is no schema: ${error instanceof Error ? error.message : ''}` }]
    }
  }
})
