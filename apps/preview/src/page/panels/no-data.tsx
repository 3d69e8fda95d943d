import type { PanelProps } from '@grafana/data'

/** As Grafana says it, or as the panel words it. */
export const NoData = ({ fieldConfig }: Pick<PanelProps<object>, 'fieldConfig'>) => (
  <div data-preview-no-data="true" style={{ display: 'grid', placeItems: 'center', height: '100%' }}>
    {fieldConfig.defaults.noValue ?? 'No data'}
  </div>
)
