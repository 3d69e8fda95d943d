import { type AnnotationQuery, DashboardCursorSync } from '@grafana/data'
import {
  behaviors,
  dataLayers,
  type SceneComponentProps,
  SceneDataLayerSet,
  SceneGridLayout,
  SceneObjectBase,
  type SceneObjectState,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  VariableValueSelectors,
} from '@grafana/scenes'
import { Header } from '../header.tsx'
import { AnnotationToggles } from './annotation-toggles.tsx'
import { dataSourceOf } from './data-source.ts'
import { DashboardLinks } from './links.tsx'
import type { DashboardModel } from './model.ts'
import type { FoundDashboard } from '../../trees/dashboards-in.ts'
import { gridOf } from './panels.ts'
import { variablesOf } from './variables.ts'

interface State extends SceneObjectState {
  readonly title: string
  readonly isKiosk: boolean
  readonly timePicker: SceneTimePicker
  readonly refreshPicker: SceneRefreshPicker
  readonly pickers: VariableValueSelectors
  readonly annotations: AnnotationToggles
  readonly links: DashboardLinks
  readonly body: SceneGridLayout
}

/** A dashboard: what a person chooses, and the panels. */
export class DashboardScene extends SceneObjectBase<State> {
  static readonly Component = ({ model }: SceneComponentProps<DashboardScene>) => {
    const { isKiosk, body } = model.useState()
    return (
      <>
        {!isKiosk && <Controls model={model} />}
        <div className="preview-dashboard">
          <body.Component model={body} />
        </div>
      </>
    )
  }
}

const Controls = ({ model }: SceneComponentProps<DashboardScene>) => {
  const { title, timePicker, refreshPicker, pickers, annotations, links } = model.useState()
  return (
    <>
      <Header title={title}>
        <timePicker.Component model={timePicker} />
        <refreshPicker.Component model={refreshPicker} />
      </Header>
      <div className="preview-controls">
        <pickers.Component model={pickers} />
        <annotations.Component model={annotations} />
        <span className="preview-spacer" />
        <links.Component model={links} />
      </div>
    </>
  )
}

const CURSORS = [DashboardCursorSync.Off, DashboardCursorSync.Crosshair, DashboardCursorSync.Tooltip]

interface Surroundings {
  /** All dashboards, for links that find them by their tags. */
  readonly dashboards: readonly FoundDashboard[]
  /** Without pickers and links. */
  readonly isKiosk: boolean
}

/** A dashboard as Grafana's scenes draw it. */
export const sceneOf = (model: DashboardModel, { dashboards, isKiosk }: Surroundings): DashboardScene =>
  new DashboardScene({
    title: model.title ?? '',
    isKiosk,
    $timeRange: new SceneTimeRange({
      from: model.time?.from ?? 'now-6h',
      to: model.time?.to ?? 'now',
      timeZone: timeZoneOf(model),
    }),
    $variables: variablesOf(model),
    $data: annotationsOf(model),
    $behaviors: [
      new behaviors.CursorSync({ key: 'cursor', sync: CURSORS[model.graphTooltip ?? 0] }),
      new behaviors.SceneQueryController(),
    ],
    timePicker: new SceneTimePicker({ isOnCanvas: true }),
    refreshPicker: new SceneRefreshPicker({
      refresh: model.refresh === false ? '' : model.refresh,
      isOnCanvas: true,
    }),
    pickers: new VariableValueSelectors({}),
    annotations: new AnnotationToggles({}),
    links: new DashboardLinks({ links: model.links ?? [], dashboards }),
    body: new SceneGridLayout({
      isDraggable: false,
      isResizable: false,
      isLazy: false,
      children: gridOf(model.panels ?? []),
    }),
  })

const timeZoneOf = ({ timezone }: DashboardModel): string | undefined =>
  timezone === 'browser' || timezone === '' ? undefined : timezone

const annotationsOf = ({ annotations }: DashboardModel): SceneDataLayerSet =>
  new SceneDataLayerSet({
    layers: (annotations?.list ?? [])
      // Those that a person writes into Grafana itself.
      .filter(({ builtIn = 0 }) => builtIn === 0)
      .map(
        (annotation, index) =>
          new dataLayers.AnnotationsDataLayer({
            key: `annotations-${index}`,
            name: annotation.name,
            isEnabled: annotation.enable ?? true,
            isHidden: annotation.hide ?? false,
            query: {
              ...annotation,
              datasource: dataSourceOf(annotation.datasource),
            } as unknown as AnnotationQuery,
          }),
      ),
  })
