/** The arithmetic operators. */
const ARITHMETIC: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '^': (left, right) => left ** right,
  atan2: Math.atan2,
}

export const COMPARISONS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
}

/** What an operator makes of two values; nothing where a comparison without `bool` does not hold. */
export type Operate = (left: number, right: number) => number | undefined

/** A comparison without `bool` keeps one of both values. */
export const operatorOf = (op: string, isBool: boolean, kept: 'left' | 'right' = 'left'): Operate => {
  const compare = COMPARISONS[op]
  if (!compare) return ARITHMETIC[op] ?? (() => NaN)
  if (isBool) return (left, right) => Number(compare(left, right))
  return (left, right) => {
    if (!compare(left, right)) return undefined
    return kept === 'left' ? left : right
  }
}
