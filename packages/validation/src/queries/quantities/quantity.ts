/** What a number counts, as far as its unit goes. */
export type Quantity =
  | 'bits'
  | 'bits per second'
  | 'bytes'
  | 'bytes per second'
  | 'events per minute'
  /** How often something happens in a second. */
  | 'events per second'
  | 'milliseconds'
  | 'milliseconds since 1970'
  /** A number of things; yes and no are 1 and 0. */
  | 'number'
  | 'percent'
  /** Of two numbers of different things: so many of the one for each of the other. */
  | 'proportion'
  | 'seconds'
  /** Of processor time: so many processors. */
  | 'seconds per second'
  | 'seconds since 1970'
  /** From 0 to 1. */
  | 'share'

const EVENTS = ['cps', 'ops', 'reqps', 'rps', 'wps', 'iops', 'pps', 'eps', 'mps', 'recps', 'rowsps', 'hps']
const PLAIN = ['none', 'short', 'sishort', 'locale', 'string']

/** Grafana's units in which a quantity may be shown. */
const UNITS_OF: Readonly<Record<Quantity, readonly string[]>> = {
  bits: ['bits', 'decbits'],
  'bits per second': ['bps', 'binbps'],
  bytes: ['bytes', 'decbytes'],
  'bytes per second': ['Bps', 'binBps'],
  'events per minute': ['cpm', 'opm', 'reqpm', 'rpm', 'wpm', 'epm', 'mpm', 'recpm', 'rowspm'],
  'events per second': EVENTS,
  milliseconds: ['ms', 'dtdurationms', 'clockms'],
  'milliseconds since 1970': [
    'dateTimeAsIso',
    'dateTimeAsIsoNoDateIfToday',
    'dateTimeAsUS',
    'dateTimeAsUSNoDateIfToday',
    'dateTimeAsLocal',
    'dateTimeAsLocalNoDateIfToday',
    'dateTimeAsSystem',
    'dateTimeFromNow',
  ],
  number: [...PLAIN, 'bool', 'bool_yes_no', 'bool_on_off'],
  percent: ['percent'],
  proportion: [...PLAIN, 'percentunit'],
  seconds: ['s', 'dtdurations', 'dtdhms', 'dthms', 'clocks'],
  'seconds per second': [...PLAIN, 'percentunit'],
  'seconds since 1970': [],
  share: ['percentunit'],
}

/** What Grafana shows without a unit: the number as it is. */
const NO_UNIT = 'short'

export const unitsOf = (quantity: Quantity): readonly string[] => UNITS_OF[quantity]

/** A unit that a person made (`suffix: replicas`) states what it counts. */
export const fits = (quantity: Quantity, unit: string = NO_UNIT): boolean =>
  UNITS_OF[quantity].includes(unit) || unit.includes(':')
