import { EventBusSrv, locationUtil, type PanelPlugin } from '@grafana/data'
import { initPluginTranslations } from '@grafana/i18n'
import { config, setAppEvents, setPluginImportUtils, setRunRequest, setTemplateSrv } from '@grafana/runtime'
import { initFieldConfigRegistry } from './field-config-registry.ts'
import { interpolate } from './interpolate.ts'
import { runRequest } from './run-request.ts'
import { initTransformers } from './transformers.ts'

/** Gives Grafana's packages what its program gives them. */
export const startRuntime = async (unknownPanel: (kind: string) => PanelPlugin): Promise<void> => {
  initFieldConfigRegistry()
  initTransformers()
  setRunRequest(runRequest)
  setAppEvents(new EventBusSrv())
  setTemplateSrv({
    getVariables: () => [],
    replace: (text = '', scopedVars, format) => interpolate(text, scopedVars, format as string),
    containsTemplate: (text = '') => text.includes('$'),
    updateTimeRange: () => {},
  })
  setPluginImportUtils({
    importPanelPlugin: (kind) => Promise.resolve(unknownPanel(kind)),
    getPanelPluginFromCache: () => undefined,
  })
  locationUtil.initialize({
    config: config as never,
    getVariablesUrlParams: () => ({}),
    getTimeRangeForUrl: () => ({ from: 'now-1h', to: 'now' }),
  })
  await initPluginTranslations('grafana')
}
