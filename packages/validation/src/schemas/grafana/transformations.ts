import type { Schema } from './schema.ts'

const TEXT: Schema = { type: 'string' }
const FLAG: Schema = { type: 'boolean' }
const NUMBER: Schema = { type: 'number' }
const TEXTS: Schema = { type: 'array', items: TEXT }
const REDUCERS: Schema = { type: 'array', items: { type: 'string', format: 'reducer' } }
const ANY: Schema = {}

const byField = (value: Schema): Schema => ({ type: 'object', additionalProperties: value })

const options = (properties: Readonly<Record<string, Schema>>): Schema => ({ type: 'object', properties })

/** Options that nobody here has written down. */
const OPEN: Schema = { type: 'object' }

/** Grafana's transformations by id, with their options. */
export const TRANSFORMATIONS: Readonly<Record<string, Schema>> = {
  calculateField: OPEN,
  concatenate: options({ frameNameMode: { enum: ['field', 'label', 'drop'] }, frameNameLabel: TEXT }),
  configFromData: OPEN,
  convertFieldType: options({ conversions: { type: 'array', items: OPEN }, fields: ANY }),
  convertFrameType: OPEN,
  extractFields: OPEN,
  fieldLookup: OPEN,
  filterByRefId: options({ include: TEXT, exclude: TEXT }),
  filterByValue: options({
    filters: { type: 'array', items: OPEN },
    type: { enum: ['include', 'exclude'] },
    match: { enum: ['all', 'any'] },
  }),
  filterFieldsByName: options({ include: OPEN, exclude: OPEN, byVariable: FLAG }),
  formatString: OPEN,
  formatTime: OPEN,
  groupBy: options({ fields: byField(OPEN) }),
  groupToNestedTable: OPEN,
  groupingToMatrix: OPEN,
  heatmap: OPEN,
  histogram: OPEN,
  joinByField: options({ byField: TEXT, mode: { enum: ['outer', 'inner', 'outerTabular'] }, fields: ANY }),
  joinByLabels: options({ value: TEXT, join: TEXTS }),
  labelsToFields: options({ mode: { enum: ['columns', 'rows'] }, keepLabels: TEXTS, valueLabel: TEXT }),
  limit: options({ limitField: { anyOf: [NUMBER, TEXT] } }),
  merge: options({}),
  organize: options({
    excludeByName: byField(FLAG),
    includeByName: byField(FLAG),
    indexByName: byField(NUMBER),
    renameByName: byField(TEXT),
    orderByMode: { enum: ['manual', 'auto'] },
    orderBy: ANY,
  }),
  partitionByValues: OPEN,
  prepareTimeSeries: options({ format: { enum: ['wide', 'multi', 'long', 'many'] } }),
  reduce: options({
    reducers: REDUCERS,
    fields: ANY,
    mode: { enum: ['seriesToRows', 'reduceFields'] },
    includeTimeField: FLAG,
    labelsToFields: FLAG,
  }),
  regression: OPEN,
  renameByRegex: options({ regex: TEXT, renamePattern: TEXT }),
  rowsToFields: OPEN,
  seriesToRows: OPEN,
  smoothing: OPEN,
  sortBy: options({
    fields: OPEN,
    sort: { type: 'array', items: options({ field: TEXT, desc: FLAG }) },
  }),
  spatial: OPEN,
  timeSeriesTable: byField(OPEN),
  transpose: OPEN,
}
