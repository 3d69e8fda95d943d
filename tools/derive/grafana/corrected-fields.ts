import type { Schema } from './schema.ts'
import { ANY, COLOUR, DURATION, FLAG, NUMBER, REDUCERS, TEXT, TEXTS, UNIT, WHOLE } from './words.ts'

type Types = Readonly<Record<string, Schema>>

/** Keys that a type has and the SDK does not declare. */
export const MORE_KEYS: Readonly<Record<string, Types>> = {
  'common.GraphFieldConfig': { showValues: FLAG },
  'common.TableFieldOptions': {
    wrapText: FLAG,
    wrapHeaderText: FLAG,
    footer: ANY,
    tooltip: ANY,
    styleField: TEXT,
  },
  'table.Options': {
    enablePagination: FLAG,
    frozenColumns: ANY,
    maxRowHeight: NUMBER,
    disableKeyboardEvents: FLAG,
  },
  'logs.Options': {
    showLogAttributes: FLAG,
    timestampResolution: { enum: ['ms', 'ns'] },
    unwrappedColumns: FLAG,
    noInteractions: FLAG,
    controlsStorageKey: TEXT,
    displayedFields: TEXTS,
  },
  'gauge.Options': {
    shape: { enum: ['circle', 'gauge'] },
    barShape: { enum: ['flat', 'rounded'] },
    barWidthFactor: NUMBER,
    effects: ANY,
    endpointMarker: { enum: ['point', 'glow', 'none'] },
    neutral: NUMBER,
    segmentCount: WHOLE,
    segmentSpacing: NUMBER,
    sparkline: FLAG,
    textMode: { enum: ['auto', 'value', 'value_and_name', 'name', 'none'] },
  },
  // What an export writes beside the model; another rule says that none of it belongs into Git.
  'dashboard.Dashboard': { __inputs: ANY, __requires: ANY, __elements: ANY, iteration: ANY },
  'prometheus.Dataquery': { useBackend: FLAG, legendFormat: TEXT },
}

/** Keys whose absence changes the meaning in Grafana. */
export const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'dashboard.Dashboard': ['uid', 'title', 'schemaVersion', 'time', 'templating', 'annotations', 'panels'],
  'dashboard.Panel': ['id', 'type', 'title', 'gridPos'],
  'dashboard.RowPanel': ['id', 'type', 'title', 'gridPos', 'collapsed', 'panels'],
  'dashboard.DashboardLink': ['title', 'type'],
  'dashboard.AnnotationQuery': ['name', 'enable', 'iconColor', 'datasource'],
  'dashboard.AnnotationContainer': ['list'],
  'common.DataSourceRef': ['type', 'uid'],
  'prometheus.Dataquery': ['refId', 'expr', 'datasource'],
  'loki.dataquery': ['refId', 'expr', 'datasource', 'queryType'],
}

/** By type and key. */
export const FIELDS: Types = {
  'dashboard.Dashboard.id': ANY,
  'dashboard.Dashboard.version': ANY,
  'dashboard.Dashboard.gnetId': ANY,
  'dashboard.Dashboard.snapshot': ANY,
  'dashboard.Dashboard.uid': { type: 'string', format: 'uid' },
  'dashboard.Dashboard.title': { type: 'string', format: 'words' },
  // Grafana takes newer versions as its own and migrates nothing; of older ones it migrates even what has the new form.
  'dashboard.Dashboard.schemaVersion': { type: 'integer', minimum: 36, maximum: 42 },
  'dashboard.Dashboard.refresh': { type: 'string', format: 'refresh' },
  'dashboard.Dashboard.time': {
    type: 'object',
    properties: { from: { type: 'string', format: 'time' }, to: { type: 'string', format: 'time' } },
    required: ['from', 'to'],
  },
  'dashboard.Dashboard.timezone': { type: 'string', format: 'timezone' },
  'dashboard.Dashboard.weekStart': { enum: ['', 'monday', 'saturday', 'sunday', 'browser'] },
  'dashboard.Dashboard.fiscalYearStartMonth': { type: 'integer', minimum: 0, maximum: 11 },
  'dashboard.Dashboard.templating': {
    type: 'object',
    properties: { list: { type: 'array', items: ANY } },
    required: ['list'],
  },
  // Each by its own kind.
  'dashboard.Dashboard.panels': { type: 'array', items: ANY },
  'dashboard.RowPanel.panels': { type: 'array', items: ANY },
  'dashboard.Panel.title': TEXT,
  'dashboard.Panel.targets': { type: 'array', items: ANY },
  'dashboard.Panel.id': { type: 'integer', minimum: 1 },
  'dashboard.RowPanel.id': { type: 'integer', minimum: 1 },
  'dashboard.Panel.interval': DURATION,
  'dashboard.Panel.timeFrom': DURATION,
  'dashboard.Panel.timeShift': DURATION,
  'dashboard.Panel.maxDataPoints': { type: 'integer', minimum: 1 },
  'dashboard.Panel.links': { type: 'array', items: { $ref: 'dashboard.DataLink' } },
  'dashboard.GridPos.h': { type: 'integer', minimum: 1 },
  'dashboard.GridPos.w': { type: 'integer', minimum: 1, maximum: 24 },
  'dashboard.GridPos.x': { type: 'integer', minimum: 0, maximum: 23 },
  'dashboard.GridPos.y': WHOLE,
  'dashboard.FieldConfig.unit': UNIT,
  'dashboard.FieldConfig.decimals': { type: 'integer', minimum: 0, maximum: 20 },
  'dashboard.FieldConfig.links': { type: 'array', items: { $ref: 'dashboard.DataLink' } },
  'dashboard.Threshold.color': COLOUR,
  'dashboard.FieldColor.fixedColor': COLOUR,
  'dashboard.ValueMappingResult.color': COLOUR,
  'dashboard.AnnotationQuery.iconColor': COLOUR,
  'dashboard.AnnotationQuery.step': DURATION,
  'dashboard.DashboardLink.icon': {
    enum: ['', 'external link', 'dashboard', 'question', 'info', 'bolt', 'doc', 'cloud'],
  },
  'dashboard.DashboardLink.placement': { enum: ['inControlsMenu'] },
  'common.VizLegendOptions.calcs': REDUCERS,
  'common.ReduceDataOptions.calcs': REDUCERS,
  'common.TableFooterOptions.reducer': REDUCERS,
  'common.GraphFieldConfig.lineWidth': { type: 'number', minimum: 0, maximum: 10 },
  'common.GraphFieldConfig.fillOpacity': { type: 'number', minimum: 0, maximum: 100 },
  'common.GraphFieldConfig.pointSize': { type: 'number', minimum: 1, maximum: 40 },
  'prometheus.Dataquery.interval': DURATION,
  'prometheus.Dataquery.refId': { type: 'string', format: 'words' },
  'prometheus.Dataquery.expr': { type: 'string', format: 'words' },
  'prometheus.Dataquery.queryType': ANY,
  'loki.dataquery.refId': { type: 'string', format: 'words' },
  'loki.dataquery.expr': { type: 'string', format: 'words' },
  'loki.dataquery.queryType': { enum: ['range', 'instant', 'stream'] },
  'loki.dataquery.step': DURATION,
  'loki.dataquery.maxLines': { type: 'integer', minimum: 1 },
}
