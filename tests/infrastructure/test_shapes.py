"""What no emulator makes is of the shape that AWS asks for, by AWS's own schemas.

They come with cfn-lint, which ``make templates`` installs.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tests.architecture.sources import ROOT
from tests.infrastructure.resolved import REGION, arn_of, resolved
from tests.infrastructure.template import RESOURCES, TABLES, properties

ON_REQUEST = sorted(name for name, found in RESOURCES.items() if "Condition" in found)
SCHEMAS = next(ROOT.glob(".venv-checks/lib/python3*/site-packages/cfnlint/data/schemas"), None)
# Rate limits and receipts of requests go by themselves within a day.
LASTING = ["ConversationsTable", "InvoicesTable", "ProfilesTable"]

# How AWS WAF wants the stage of an API to be named, as its AssociateWebACL has it.
STAGE_ARN = re.compile(r"arn:aws:apigateway:[a-z0-9-]+::/restapis/[^/]+/stages/[^/]+")


def schema_of(kind: str) -> dict[str, Any]:
    assert SCHEMAS
    digest = json.loads((SCHEMAS / "providers" / f"{REGION}.json").read_text())[kind]
    found: dict[str, Any] = json.loads((SCHEMAS / "resources" / f"{digest}.json").read_text())
    return found


@pytest.mark.skipif(SCHEMAS is None, reason="cfn-lint is not installed: make templates")
@pytest.mark.parametrize("resource", [name for name in ON_REQUEST if name != "ReaderLayer"])
def test_what_is_made_on_request_has_the_shape_that_aws_asks_for(resource: str) -> None:
    checker = Draft7Validator(schema_of(RESOURCES[resource]["Type"]))
    assert [fault.message for fault in checker.iter_errors(resolved(resource))] == []


def test_the_firewall_stands_before_the_stage_of_the_api() -> None:
    association = resolved("WebAclAssociation")
    assert STAGE_ARN.fullmatch(association["ResourceArn"])
    assert "/restapis/Api/" in association["ResourceArn"]
    assert association["WebACLArn"] == arn_of("WebAcl")
    # Before it is there, the stage can't be named.
    assert RESOURCES["WebAclAssociation"]["DependsOn"] == "ApiStage"


def selectors() -> list[dict[str, dict[str, list[str]]]]:
    """Each selector of the trail as operators and values by field."""
    return [
        {field.pop("Field"): field for field in selector["FieldSelectors"]}
        for selector in resolved("Trail")["AdvancedEventSelectors"]
    ]


def test_who_reads_or_writes_what_people_stored_is_recorded() -> None:
    assert [found["eventCategory"] for found in selectors()] == [{"Equals": ["Data"]}] * 2
    recorded = {
        found["resources.type"]["Equals"][0]: found["resources.ARN"] for found in selectors()
    }
    assert recorded == {
        "AWS::S3::Object": {"StartsWith": [f"{arn_of('InvoiceBucket')}/"]},
        "AWS::DynamoDB::Table": {"Equals": [arn_of(table) for table in LASTING]},
    }


def test_all_that_lasts_is_backed_up_by_a_role_that_may() -> None:
    assert set(TABLES) - set(LASTING) == {"RateLimitsTable", "ReceiptsTable"}
    chosen = resolved("BackupSelection")["BackupSelection"]
    assert chosen["Resources"] == [arn_of(each) for each in [*LASTING, "InvoiceBucket"]]
    assert chosen["IamRoleArn"] == arn_of("BackupRole")
    role = json.dumps(properties("BackupRole"))
    assert "backup.amazonaws.com" in role
    for service in ("AWSBackupServiceRolePolicyForBackup", "AWSBackupServiceRolePolicyForS3Backup"):
        assert service in role


def test_with_a_domain_the_address_of_aws_is_closed_unless_it_is_to_stay() -> None:
    assert properties("Api")["DisableExecuteApiEndpoint"] == {
        "Fn::If": ["ClosesAwsAddress", True, False]
    }
