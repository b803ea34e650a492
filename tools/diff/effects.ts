/** What people notice if a resource of a type is replaced or deleted. Of other types, nobody notices anything. */
interface Effect {
  readonly replaced?: string;
  readonly deleted?: string;
}

/** By Pulumi's names of the types. */
export const effects: Readonly<Record<string, Effect>> = {
  "aws:lb/loadBalancer:LoadBalancer": {
    replaced: "the address changes, and nobody reaches the app meanwhile",
    deleted: "nobody reaches the app",
  },
  "aws:lb/listener:Listener": {
    replaced: "nobody reaches the app for some seconds",
    deleted: "nobody reaches the app on its port",
  },
  "aws:lb/targetGroup:TargetGroup": {
    replaced: "nobody reaches the app until its tasks are healthy in the new one",
  },
  "aws:ecs/service:Service": {
    replaced: "no task runs meanwhile",
    deleted: "no task runs",
  },
  "aws:ecs/cluster:Cluster": { replaced: "no task runs meanwhile", deleted: "no task runs" },
  "aws:ec2/vpc:Vpc": {
    replaced: "everything in it is made anew, and nobody reaches the app meanwhile",
    deleted: "everything in it goes",
  },
  "aws:ec2/natGateway:NatGateway": {
    replaced: "the tasks do not reach the internet meanwhile, and their address changes",
    deleted: "the tasks behind it do not reach the internet",
  },
  "aws:ecr/repository:Repository": {
    replaced: "its images go",
    deleted: "its images go",
  },
  "aws:secretsmanager/secret:Secret": { replaced: "its value goes", deleted: "its value goes" },
  "aws:cloudwatch/logGroup:LogGroup": { replaced: "its lines go", deleted: "its lines go" },
  "aws:s3/bucket:Bucket": { replaced: "its objects go", deleted: "its objects go" },
  "aws:kms/key:Key": {
    replaced: "what it has encrypted cannot be read once it is gone",
    deleted: "what it has encrypted cannot be read once it is gone",
  },
};
