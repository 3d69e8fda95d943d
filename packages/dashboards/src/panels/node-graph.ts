import { DATA_SOURCE_UID } from '@fleet/model'
import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog'
import { PanelBuilder as NodeGraphBuilder } from '@grafana/grafana-foundation-sdk/nodegraph'
import type { PanelText } from './panel.ts'

const JAEGER = { type: 'jaeger', uid: DATA_SOURCE_UID.jaeger } as const

/** What Jaeger knows of all services. The SDK has no queries of its data source. */
const DEPENDENCIES: Builder<Dataquery> = {
  build: () => ({ datasource: JAEGER, queryType: 'dependencyGraph', _implementsDataqueryVariant: () => {} }),
}

/** The graph of the services, whose arrows are calls. */
export const nodeGraph = ({ title, description }: PanelText) =>
  new NodeGraphBuilder()
    .title(title)
    .description(description)
    .span(24)
    .height(14)
    .datasource(JAEGER)
    .targets([DEPENDENCIES])
