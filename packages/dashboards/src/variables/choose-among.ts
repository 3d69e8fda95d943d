import { CustomVariableBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { ALL_CHOSEN } from './all-chosen.ts'

/** A choice of one, several or all of a fixed list of values. `allValue` is the regular expression that "All" stands for. */
export const chooseAmong = (name: string, label: string, values: readonly string[], allValue: string) =>
  new CustomVariableBuilder(name)
    .label(label)
    .values(values.join(','))
    .multi(true)
    .includeAll(true)
    .allValue(allValue)
    .current(ALL_CHOSEN)
