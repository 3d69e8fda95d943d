import type { Schema } from './schema.ts'
import { ANY, DURATION, FLAG, NUMBER, TEXT, TEXTS, WHOLE } from './words.ts'

type Types = Readonly<Record<string, Schema>>

const VARIABLE = {
  type: TEXT,
  name: { type: 'string', format: 'name' },
  label: TEXT,
  description: TEXT,
  hide: { enum: [0, 1, 2, 3] },
  skipUrlSync: FLAG,
  current: { $ref: 'variable.Current' },
  options: { type: 'array', items: { $ref: 'variable.Current' } },
} satisfies Types

const CHOICE = {
  multi: FLAG,
  includeAll: FLAG,
  allValue: { type: 'string', format: 'regex' },
  allowCustomValue: FLAG,
} satisfies Types

const variable = (more: Types, ...required: readonly string[]): Schema => ({
  type: 'object',
  properties: { ...VARIABLE, ...more },
  required: ['name', ...required],
})

const SOURCE: Schema = { $ref: 'common.DataSourceRef' }

/** Types that the SDK does not declare, or declares as several. */
export const ADDED: Types = {
  'dashboard.DataLink': {
    type: 'object',
    properties: { title: TEXT, url: TEXT, targetBlank: FLAG, oneClick: FLAG },
    required: ['title', 'url'],
  },
  // All kinds as one: each has a type, and some of these keys.
  'common.TableCellOptions': {
    type: 'object',
    properties: {
      type: {
        enum: [
          'auto',
          'color-text',
          'color-background',
          'json-view',
          'image',
          'gauge',
          'sparkline',
          'data-links',
          'actions',
          'custom',
          'pill',
          'markdown',
        ],
      },
      mode: { enum: ['basic', 'lcd', 'gradient'] },
      valueDisplayMode: { enum: ['color', 'text', 'hidden'] },
      applyToRow: FLAG,
      wrapText: FLAG,
      alt: TEXT,
      title: TEXT,
      hideValue: FLAG,
      drawStyle: { $ref: 'common.GraphDrawStyle' },
      lineWidth: NUMBER,
      fillOpacity: NUMBER,
      dynamicHeight: FLAG,
      tooltip: FLAG,
    },
    required: ['type'],
  },
  'variable.Current': {
    type: 'object',
    properties: {
      selected: FLAG,
      text: { anyOf: [TEXT, TEXTS] },
      value: { anyOf: [TEXT, TEXTS] },
      isNone: FLAG,
    },
    required: ['text', 'value'],
  },
  'variable.query': variable(
    {
      ...CHOICE,
      query: ANY,
      definition: TEXT,
      datasource: SOURCE,
      // Without it the values are read once, when a person saves the dashboard: here, never.
      refresh: { enum: [1, 2] },
      sort: { enum: [0, 1, 2, 3, 4, 5, 6, 7, 8] },
      regex: TEXT,
      regexApplyTo: { enum: ['value', 'text'] },
      staticOptions: { type: 'array', items: { $ref: 'variable.Current' } },
      staticOptionsOrder: { enum: ['before', 'after', 'sorted'] },
    },
    'query',
    'datasource',
    'refresh',
  ),
  'variable.custom': variable({ ...CHOICE, query: TEXT, valuesFormat: { enum: ['csv', 'json'] } }, 'query'),
  'variable.textbox': variable({ query: TEXT }, 'query'),
  'variable.constant': variable({ query: TEXT }, 'query'),
  'variable.interval': variable(
    { query: TEXT, auto: FLAG, auto_min: DURATION, auto_count: WHOLE, refresh: { enum: [2] } },
    'query',
  ),
  'variable.datasource': variable(
    { ...CHOICE, query: TEXT, regex: TEXT, refresh: { enum: [0, 1, 2] } },
    'query',
  ),
  'variable.adhoc': variable(
    { datasource: SOURCE, filters: ANY, baseFilters: ANY, defaultKeys: ANY, allowCustomValue: FLAG },
    'datasource',
  ),
  'variable.switch': variable({ query: TEXT }),
}
