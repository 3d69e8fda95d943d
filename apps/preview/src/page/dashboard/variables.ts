import { VariableHide, VariableRefresh } from '@grafana/data'
import {
  ConstantVariable,
  CustomVariable,
  IntervalVariable,
  QueryVariable,
  type SceneVariable,
  SceneVariableSet,
  TextBoxVariable,
} from '@grafana/scenes'
import { dataSourceOf } from './data-source.ts'
import type { DashboardModel, VariableModel } from './model.ts'

/** The variables of a dashboard, with a picker for each. */
export const variablesOf = ({ templating }: DashboardModel): SceneVariableSet =>
  new SceneVariableSet({ variables: (templating?.list ?? []).map(variableOf) })

const variableOf = (model: VariableModel): SceneVariable => {
  const named = {
    name: model.name,
    label: model.label,
    description: model.description,
    hide: (model.hide ?? VariableHide.dontHide) as VariableHide,
    skipUrlSync: model.skipUrlSync,
  }
  const value = chosenOf(model)
  const text = (model.current?.text ?? '') as string
  const several = {
    isMulti: model.multi,
    includeAll: model.includeAll,
    allValue: model.allValue,
    defaultToAll: model.includeAll,
    allowCustomValue: model.allowCustomValue,
    value,
    text,
  }
  const query = typeof model.query === 'string' ? model.query : ''
  switch (model.type) {
    case 'query':
      return new QueryVariable({
        ...named,
        ...several,
        query: model.query as string,
        datasource: dataSourceOf(model.datasource),
        regex: model.regex ?? '',
        sort: model.sort,
        refresh: model.refresh === 2 ? VariableRefresh.onTimeRangeChanged : VariableRefresh.onDashboardLoad,
      })
    case 'custom':
      return new CustomVariable({ ...named, ...several, query })
    case 'interval':
      return new IntervalVariable({
        ...named,
        intervals: query.split(','),
        value: String(value),
        autoEnabled: model.auto,
        autoMinInterval: model.auto_min,
        autoStepCount: model.auto_count,
      })
    case 'textbox':
      return new TextBoxVariable({ ...named, value: String(model.current?.value ?? query) })
    case 'datasource':
      // The preview has one of each type: there is nothing to choose.
      return new ConstantVariable({
        ...named,
        value: dataSourceOf(query).uid,
        hide: VariableHide.hideVariable,
      })
    default:
      return new ConstantVariable({ ...named, value: query })
  }
}

const chosenOf = ({ current, multi = false }: VariableModel): string | string[] => {
  const value = current?.value ?? (multi ? [] : '')
  return typeof value === 'string' ? value : [...value]
}
