import { pushServer } from '../../testing/push-gateway.ts'
import { testRule } from '../../testing/test-rule.ts'
import { errorsInLogsql } from '../../testing/victoria-logs-panel.ts'
import { requireStreamField } from './require-stream-field.ts'

/** The gateway makes streams of these. */
const streams = pushServer((server) =>
  server.replaceAll(/^(\s*)proxy_pass /gm, "$1proxy_set_header VL-Stream-Fields 'cluster,k8s.pod.name';\n$&"),
)

const asking = (filter: string) => errorsInLogsql(`${filter} level:=error | stats count() as lines`)

testRule(requireStreamField, {
  valid: [
    {
      name: 'a field of streams, and another one beside the filter',
      changes: [
        streams,
        ...asking('{cluster=~`${cluster:regex}`, "k8s.pod.name"="shop"} "k8s.node.name":="a"'),
      ],
    },
    {
      name: 'any field where nothing says which make streams',
      changes: asking('{cluster=~`${cluster:regex}`, "k8s.node.name"="a"}'),
    },
  ],
  invalid: [
    {
      name: 'a field of the line in a stream filter',
      changes: [streams, ...asking('{cluster=~`${cluster:regex}`, "k8s.node.name"="a"}')],
    },
  ],
})
