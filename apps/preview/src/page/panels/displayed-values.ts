import { type FieldDisplay, getFieldDisplayValues, type PanelProps } from '@grafana/data'
import { useTheme2 } from '@grafana/ui'
import type { Reduced } from './reduced.ts'

interface Shown {
  /** With the course of each series behind its value. */
  readonly sparkline?: boolean
  readonly percentChange?: boolean
}

/** The one value of each series, with its text and colour. */
export const useDisplayedValues = <Options extends Reduced>(
  { data, options, fieldConfig, replaceVariables, timeZone }: PanelProps<Options>,
  { sparkline, percentChange }: Shown = {},
): (() => FieldDisplay[]) => {
  const theme = useTheme2()
  return () =>
    getFieldDisplayValues({
      fieldConfig,
      reduceOptions: options.reduceOptions,
      replaceVariables,
      theme,
      data: data.series,
      sparkline,
      percentChange,
      timeZone,
    })
}
