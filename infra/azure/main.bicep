// What CareFunctions needs in Azure, and nothing else: one function app on Flex Consumption, one storage account
// reached by identity only, one managed identity with the least roles, Application Insights, and Durable Task on
// Azure Storage or on the Durable Task Scheduler by one parameter.
targetScope = 'subscription'

@minLength(1)
@maxLength(40)
@description('Name of the environment, for example care-test. azd supplies it; resource names are derived from it.')
param environmentName string

@description('Azure region of every resource.')
param location string

@allowed([
  'AzureStorage'
  'DurableTaskScheduler'
])
@description('Where Durable Task keeps its state: queues and tables of the storage account, or the Durable Task Scheduler.')
param durableTaskBackend string = 'AzureStorage'

@minLength(36)
@maxLength(36)
@description('Application (client) id of the Microsoft Entra app registration that staff sign in with.')
param entraClientId string

@description('Tenant of that app registration. The deploying tenant unless told otherwise.')
param entraTenantId string = tenant().tenantId

@description('Systems whose connector is a program of its own that reads the queue system-commands, separated by commas, for example swift. None: every change becomes a task.')
param connectors string = ''

@description('Further settings of the app by their full names, for example Care__HttpConnectors__las__Url, Care__Notify__ApiKey, Care__Recipients__somerset__SourcingCare: see the README. Keys are best given as references to a key vault.')
@secure()
param furtherSettings object = {}

@minValue(40)
@maxValue(1000)
@description('Upper limit of instances the platform may scale out to.')
param maximumInstanceCount int = 40

@allowed([
  512
  2048
  4096
])
@description('Memory of one instance, in megabytes.')
param instanceMemoryMB int = 2048

@minValue(30)
@maxValue(730)
@description('How many days logs and traces are kept.')
param logRetentionDays int = 90

var resourceToken = toLower(uniqueString(subscription().id, environmentName, location))
var tags = {
  'azd-env-name': environmentName
}
var deploymentContainerName = 'deployments'
var taskHubName = 'CareFunctions'
var useScheduler = durableTaskBackend == 'DurableTaskScheduler'

resource resourceGroup 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: resourceGroup
  params: {
    name: 'id-${resourceToken}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: resourceGroup
  params: {
    workspaceName: 'log-${resourceToken}'
    componentName: 'appi-${resourceToken}'
    location: location
    tags: tags
    retentionInDays: logRetentionDays
    principalId: identity.outputs.principalId
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: resourceGroup
  params: {
    name: 'st${resourceToken}'
    location: location
    tags: tags
    deploymentContainerName: deploymentContainerName
    principalId: identity.outputs.principalId
  }
}

module scheduler 'modules/scheduler.bicep' = if (useScheduler) {
  name: 'scheduler'
  scope: resourceGroup
  params: {
    name: 'dts-${resourceToken}'
    location: location
    tags: tags
    taskHubName: taskHubName
    principalId: identity.outputs.principalId
  }
}

module functionApp 'modules/function-app.bicep' = {
  name: 'function-app'
  scope: resourceGroup
  params: {
    name: 'func-${resourceToken}'
    planName: 'plan-${resourceToken}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageAccountName: storage.outputs.name
    deploymentContainerName: deploymentContainerName
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    taskHubName: taskHubName
    schedulerEndpoint: useScheduler ? scheduler!.outputs.endpoint : ''
    connectors: connectors
    furtherSettings: furtherSettings
    entraClientId: entraClientId
    entraTenantId: entraTenantId
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
  }
}

output AZURE_RESOURCE_GROUP string = resourceGroup.name
output FUNCTION_APP_NAME string = functionApp.outputs.name
output FUNCTION_APP_URL string = functionApp.outputs.url
