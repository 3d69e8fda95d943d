import type { KubernetesObject } from '@fleet/model'
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap'
import type { INamespace } from 'kubernetes-models/v1/Namespace'
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim'
import type { ISecret } from 'kubernetes-models/v1/Secret'
import type { IService } from 'kubernetes-models/v1/Service'
import type { IServiceAccount } from 'kubernetes-models/v1/ServiceAccount'
import type { IDaemonSet } from 'kubernetes-models/apps/v1/DaemonSet'
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment'
import type { IStatefulSet } from 'kubernetes-models/apps/v1/StatefulSet'
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler'
import type { ICronJob } from 'kubernetes-models/batch/v1/CronJob'
import type { IJob } from 'kubernetes-models/batch/v1/Job'
import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1/Ingress'
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole'
import type { IClusterRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding'
import type { IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Role'
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding'
import type { IHelmRelease } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease'
import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization'
import type { IAlert } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Alert'
import type { IProvider } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Provider'
import type { IGitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository'
import type { IHelmRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmRepository'
import type { IOCIRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/OCIRepository'
import type { IPodMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitor'
import type { IPrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule'
import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor'
import type { IScrapeConfig } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1/ScrapeConfig'

/** The kinds that rules read, by apiVersion and kind, and the types of their fields. */
interface Kinds {
  'v1/ConfigMap': IConfigMap
  'v1/Namespace': INamespace
  'v1/PersistentVolumeClaim': IPersistentVolumeClaim
  'v1/Secret': ISecret
  'v1/Service': IService
  'v1/ServiceAccount': IServiceAccount
  'apps/v1/DaemonSet': IDaemonSet
  'apps/v1/Deployment': IDeployment
  'apps/v1/StatefulSet': IStatefulSet
  'autoscaling/v2/HorizontalPodAutoscaler': IHorizontalPodAutoscaler
  'batch/v1/CronJob': ICronJob
  'batch/v1/Job': IJob
  'networking.k8s.io/v1/Ingress': IIngress
  'networking.k8s.io/v1/NetworkPolicy': INetworkPolicy
  'policy/v1/PodDisruptionBudget': IPodDisruptionBudget
  'rbac.authorization.k8s.io/v1/ClusterRole': IClusterRole
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding': IClusterRoleBinding
  'rbac.authorization.k8s.io/v1/Role': IRole
  'rbac.authorization.k8s.io/v1/RoleBinding': IRoleBinding
  'helm.toolkit.fluxcd.io/v2/HelmRelease': IHelmRelease
  'kustomize.toolkit.fluxcd.io/v1/Kustomization': IKustomization
  'notification.toolkit.fluxcd.io/v1beta3/Alert': IAlert
  'notification.toolkit.fluxcd.io/v1beta3/Provider': IProvider
  'source.toolkit.fluxcd.io/v1/GitRepository': IGitRepository
  'source.toolkit.fluxcd.io/v1/HelmRepository': IHelmRepository
  'source.toolkit.fluxcd.io/v1/OCIRepository': IOCIRepository
  'monitoring.coreos.com/v1/PodMonitor': IPodMonitor
  'monitoring.coreos.com/v1/PrometheusRule': IPrometheusRule
  'monitoring.coreos.com/v1/ServiceMonitor': IServiceMonitor
  'monitoring.coreos.com/v1alpha1/ScrapeConfig': IScrapeConfig
}

/** `apps/v1/Deployment`, `v1/Service`. */
export type KindId = keyof Kinds

/** An object whose shape `valid-object` has accepted. */
export type ObjectOf<Id extends KindId> = KubernetesObject & Kinds[Id]

export const kindId = ({
  apiVersion,
  kind,
}: {
  readonly apiVersion: string
  readonly kind: string
}): string => `${apiVersion}/${kind}`
