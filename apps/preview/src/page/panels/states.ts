import {
  type DataFrame,
  type Field,
  FieldType,
  formattedValueToString,
  getDisplayProcessor,
  getFieldDisplayName,
} from '@grafana/data'

/** A series of a timeline. */
export interface Row {
  readonly name: string
  readonly states: readonly StateOf[]
}

interface StateOf {
  readonly time: number
  readonly until: number
  readonly text: string
  readonly color: string
}

/** @param merge states that follow each other and read the same @param end of the range, until which the last state lasts */
export const rowsOf = (frame: DataFrame, merge: boolean, end: number): readonly Row[] => {
  const times = (frame.fields.find(({ type }) => type === FieldType.time)?.values ?? []) as readonly number[]
  return frame.fields
    .filter(({ type }) => type !== FieldType.time)
    .map((field) => ({ name: getFieldDisplayName(field, frame), states: statesOf(field, times, merge, end) }))
}

const statesOf = (
  field: Field,
  times: readonly number[],
  merge: boolean,
  end: number,
): readonly StateOf[] => {
  const display = field.display ?? getDisplayProcessor()
  const states: StateOf[] = []
  for (const [index, value] of (field.values as readonly unknown[]).entries()) {
    const shown = display(value)
    const state = {
      time: times[index] ?? 0,
      until: times[index + 1] ?? end,
      text: formattedValueToString(shown),
      color: shown.color ?? 'gray',
    }
    const last = states.at(-1)
    if (value === null || value === undefined) continue
    if (merge && last?.text === state.text && last.until === state.time)
      states[states.length - 1] = { ...last, until: state.until }
    else states.push(state)
  }
  return states
}
