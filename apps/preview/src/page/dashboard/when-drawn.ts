import { LoadingState } from '@grafana/data'
import { MultiValueVariable, sceneGraph, type SceneObject, SceneQueryRunner } from '@grafana/scenes'

const POLL_MILLISECONDS = 50

/** Grafana draws a chart some frames after its data came. */
const QUIET_POLLS = 4

/** Keeps `data-preview-ready` of the body: whether every panel that is shown has its data. @returns what ends that */
export const markWhenDrawn = (scene: SceneObject): (() => void) => {
  let quiet = 0
  document.body.dataset['previewReady'] = 'false'
  const timer = setInterval(() => {
    quiet = isLoading(scene) ? 0 : quiet + 1
    document.body.dataset['previewReady'] = String(quiet >= QUIET_POLLS)
  }, POLL_MILLISECONDS)
  return () => clearInterval(timer)
}

const isLoading = (scene: SceneObject): boolean =>
  document.fonts.status === 'loading' ||
  sceneGraph.findAllObjects(scene, (one) => {
    if (one instanceof MultiValueVariable)
      return (one.state as { readonly loading?: boolean }).loading === true
    return one instanceof SceneQueryRunner && one.isActive && !isAnswered(one.state.data?.state)
  }).length > 0

const isAnswered = (state: LoadingState | undefined): boolean =>
  state === LoadingState.Done || state === LoadingState.Error
