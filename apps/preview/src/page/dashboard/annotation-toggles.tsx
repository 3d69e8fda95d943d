import {
  ControlsLabel,
  dataLayers,
  type SceneComponentProps,
  SceneDataLayerSet,
  sceneGraph,
  SceneObjectBase,
} from '@grafana/scenes'

/** A switch for each kind of annotation. */
export class AnnotationToggles extends SceneObjectBase {
  static readonly Component = ({ model }: SceneComponentProps<AnnotationToggles>) => {
    const layers = sceneGraph
      .getDataLayers(model, true)
      .flatMap((one) => (one instanceof SceneDataLayerSet ? one.state.layers : [one]))
    return layers
      .filter((layer) => layer instanceof dataLayers.AnnotationsDataLayer)
      .map((layer) => <Toggle key={layer.state.key} layer={layer} />)
  }
}

const Toggle = ({ layer }: { readonly layer: dataLayers.AnnotationsDataLayer }) => {
  const { name, isHidden } = layer.useState()
  if (isHidden) return null
  return (
    <div className="preview-toggle">
      <ControlsLabel htmlFor={`data-layer-${layer.state.key}`} label={name} />
      <layer.Component model={layer} />
    </div>
  )
}
