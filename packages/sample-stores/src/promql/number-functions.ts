type OfNumber = (value: number) => number

const date =
  (read: (date: Date) => number): OfNumber =>
  (seconds) =>
    read(new Date(seconds * 1000))

const SECONDS_A_DAY = 86_400

/** Functions of each value alone. */
export const NUMBER_FUNCTIONS: Readonly<Record<string, OfNumber>> = {
  abs: Math.abs,
  acos: Math.acos,
  acosh: Math.acosh,
  asin: Math.asin,
  asinh: Math.asinh,
  atan: Math.atan,
  atanh: Math.atanh,
  ceil: Math.ceil,
  cos: Math.cos,
  cosh: Math.cosh,
  deg: (value) => (value * 180) / Math.PI,
  exp: Math.exp,
  floor: Math.floor,
  ln: Math.log,
  log10: Math.log10,
  log2: Math.log2,
  rad: (value) => (value * Math.PI) / 180,
  sgn: Math.sign,
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  tanh: Math.tanh,
}

/** Functions of a time in seconds since 1970; without an argument, of the time of evaluation. */
export const DATE_FUNCTIONS: Readonly<Record<string, OfNumber>> = {
  day_of_month: date((at) => at.getUTCDate()),
  day_of_week: date((at) => at.getUTCDay()),
  day_of_year: date((at) => Math.floor(at.getTime() / 1000 / SECONDS_A_DAY) - firstDay(at) + 1),
  days_in_month: date((at) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()),
  hour: date((at) => at.getUTCHours()),
  minute: date((at) => at.getUTCMinutes()),
  month: date((at) => at.getUTCMonth() + 1),
  year: date((at) => at.getUTCFullYear()),
}

const firstDay = (at: Date): number => Date.UTC(at.getUTCFullYear(), 0, 1) / 1000 / SECONDS_A_DAY
