import { type AnnotationQuery, DashboardCursorSync } from '@grafana/data'
import {
  behaviors,
  dataLayers,
  type SceneComponentProps,
  SceneControlsSpacer,
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
import type { DashboardModel, ListedDashboard } from './model.ts'
import { gridOf } from './panels.ts'
import { variablesOf } from './variables.ts'

interface State extends SceneObjectState {
  readonly title: string
  readonly isKiosk: boolean
  /** Beside the title. */
  readonly times: SceneObjectBase[]
  /** In a row of their own. */
  readonly controls: SceneObjectBase[]
  readonly body: SceneGridLayout
}

/** A dashboard: what a person chooses, and the panels. */
export class DashboardScene extends SceneObjectBase<State> {
  static readonly Component = ({ model }: SceneComponentProps<DashboardScene>) => {
    const { title, isKiosk, times, controls, body } = model.useState()
    return (
      <>
        {!isKiosk && <Header title={title}>{times.map(drawn)}</Header>}
        <div className="preview-dashboard">
          {!isKiosk && <div className="preview-controls">{controls.map(drawn)}</div>}
          <body.Component model={body} />
        </div>
      </>
    )
  }
}

const drawn = (one: SceneObjectBase) => <one.Component key={one.state.key} model={one} />

const CURSORS = [DashboardCursorSync.Off, DashboardCursorSync.Crosshair, DashboardCursorSync.Tooltip]

interface Surroundings {
  /** All dashboards, for links that find them by their tags. */
  readonly dashboards: readonly ListedDashboard[]
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
    times: [
      new SceneTimePicker({ isOnCanvas: true }),
      new SceneRefreshPicker({ refresh: model.refresh === false ? '' : model.refresh, isOnCanvas: true }),
    ],
    controls: [
      new VariableValueSelectors({}),
      new AnnotationToggles({}),
      new SceneControlsSpacer(),
      new DashboardLinks({ links: model.links ?? [], dashboards }),
    ],
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
