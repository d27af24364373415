"""The metrics that AWS's own services send, as far as we watch them, from AWS's documentation.

By namespace: the names, and the sets of dimensions under which each is sent.

- AWS/Lambda: docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
- AWS/ApiGateway: docs.aws.amazon.com/apigateway/latest/developerguide/
  api-gateway-metrics-and-dimensions.html
- AWS/DynamoDB: docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html;
  an event counts for the table whichever operation it belongs to, transactions too
- AWS/Cognito: docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html
- AWS/Billing: docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/
  monitor_estimated_charges_with_cloudwatch.html
"""

from __future__ import annotations

FUNCTION = frozenset({"FunctionName"})
STAGE = frozenset({"ApiName", "Stage"})
TABLE = frozenset({"TableName"})
CLIENT = frozenset({"UserPool", "UserPoolClient"})

AWS_METRICS: dict[str, dict[str, frozenset[str]]] = {
    "AWS/Lambda": {
        "Errors": FUNCTION,
        "Throttles": FUNCTION,
        "Duration": FUNCTION,
        "ConcurrentExecutions": FUNCTION,
    },
    "AWS/ApiGateway": {"4XXError": STAGE, "5XXError": STAGE, "Count": STAGE, "Latency": STAGE},
    "AWS/DynamoDB": {
        "ReadThrottleEvents": TABLE,
        "WriteThrottleEvents": TABLE,
        "ConsumedReadCapacityUnits": TABLE,
        "ConsumedWriteCapacityUnits": TABLE,
    },
    "AWS/Cognito": {"SignInSuccesses": CLIENT, "SignInThrottles": CLIENT},
    "AWS/Billing": {"EstimatedCharges": frozenset({"Currency"})},
}
