import { DashboardCursorSync, type AnnotationQuery } from '@grafana/data'
import {
  behaviors,
  dataLayers,
  EmbeddedScene,
  SceneControlsSpacer,
  SceneDataLayerControls,
  SceneDataLayerSet,
  SceneGridLayout,
  type SceneObject,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  VariableValueSelectors,
} from '@grafana/scenes'
import { dataSourceOf } from './data-source.ts'
import { DashboardLinks } from './links.tsx'
import type { DashboardModel, ListedDashboard } from './model.ts'
import { gridOf } from './panels.ts'
import { variablesOf } from './variables.ts'

const CURSORS = [DashboardCursorSync.Off, DashboardCursorSync.Crosshair, DashboardCursorSync.Tooltip]

interface Surroundings {
  /** All dashboards, for links that find them by their tags. */
  readonly dashboards: readonly ListedDashboard[]
  /** Without pickers and links. */
  readonly isKiosk: boolean
}

/** A dashboard as Grafana's scenes draw it. */
export const sceneOf = (model: DashboardModel, { dashboards, isKiosk }: Surroundings): EmbeddedScene =>
  new EmbeddedScene({
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
    controls: isKiosk ? [] : controlsOf(model, dashboards),
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

const controlsOf = (model: DashboardModel, dashboards: readonly ListedDashboard[]): SceneObject[] => [
  new VariableValueSelectors({}),
  new SceneDataLayerControls(),
  new SceneControlsSpacer(),
  new DashboardLinks({ links: model.links ?? [], dashboards }),
  new SceneTimePicker({}),
  new SceneRefreshPicker({ refresh: model.refresh === false ? '' : model.refresh }),
]
