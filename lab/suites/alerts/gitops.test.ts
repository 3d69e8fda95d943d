import { test } from 'vitest'
import { covered } from '../../src/alerts/covered.ts'
import { startFluxState, type FluxState } from '../../src/alerts/played-exporters.ts'
import { firing, useAlertFaults, type Fault } from '../../src/alerts/use-alert-faults.ts'
import type { Program } from '../../src/hosts/program.ts'
import { clusters } from '../../src/trees/clusters.ts'

const oracle = clusters.spoke.name

const { pipeline, untilFound, expectAlerts } = useAlertFaults(covered.gitops)

const found = ({ ready, lastSuccess }: FluxState): string =>
  `gotk_resource_info{cluster="${oracle}", customresource_kind="Kustomization", ready="${ready}"}${
    lastSuccess === undefined
      ? ''
      : ` and on (cluster) gotk_resource_last_success_timestamp_seconds == ${lastSuccess}`
  }`

/** Of the time of the rules' test, which begins in 1970, this is in the future: every success is new. */
const healthy = { ready: 'True', lastSuccess: Math.floor(Date.now() / 1000) } as const

/** The one that runs now: all have the same port. */
let program: Program | undefined

/** What kube-state-metrics says of Flux is something else for a while. */
const reporting = (state: FluxState): Fault => {
  const show = async (next: FluxState): Promise<void> => {
    await program?.kill('SIGKILL')
    program = await startFluxState(pipeline().spoke.host, next)
    await untilFound('the state of Flux arrives', found(next))
  }
  return {
    prepare: () => show(healthy),
    begin: () => show(state),
    end: () => show(healthy),
  }
}

test('Flux cannot fetch and apply: alerts name the objects', async () => {
  await expectAlerts(reporting({ ...healthy, ready: 'False' }), {
    meanwhile: firing(oracle, 'FluxResourceNotReady', 'FluxSourceNotFetched'),
  })
})

test('no Kustomization is reconciled with success any more: an alert names the cluster', async () => {
  await expectAlerts(reporting({ ready: 'True', lastSuccess: 0 }), {
    meanwhile: firing(oracle, 'FluxNotReconciling'),
  })
})

test('no Kustomization is reported any more: an alert names the cluster', async () => {
  await expectAlerts(reporting({ ready: 'True' }), { meanwhile: firing(oracle, 'FluxNotReconciling') })
})
