//! What can be done, with the words on the buttons.

use super::codes::codes;

codes! {
    /// 动作 What can be done to an item that exists. The code is the journal's verb and the name of the action.
    Verb {
        /// Rewrite the text.
        Save = "save", "保存";
        /// Say why something owed is missing.
        Explain = "explain", "补齐说明";
        /// Name a cover for the missing checker.
        NameCover = "name_cover", "指定代为校核人";
        /// Send to the first gate.
        SendToCheck = "send_to_check", "送校核";
        /// Pass the first gate.
        CheckPass = "check_pass", "校核通过";
        /// Give back from the first gate.
        CheckReturn = "check_return", "校核退回";
        /// Pass the second gate and report.
        Approve = "approve", "审批报出";
        /// Give back from the second gate.
        ApproveReturn = "approve_return", "审批退回";
        /// Take back.
        Withdraw = "withdraw", "撤回";
        /// Give up.
        Discard = "discard", "作废";
        /// Send on what came back.
        Resubmit = "resubmit", "重新报送";
        /// Take in hand at the section.
        Take = "take", "接收";
        /// Put a verification on record.
        Verify = "verify", "登记核实";
        /// Edit.
        Edit = "edit", "编辑";
        /// Give back to the unit.
        ReturnToUnit = "return_to_unit", "退回单位";
        /// Keep for later.
        Reserve = "reserve", "留存备用";
        /// Do not adopt.
        Refuse = "refuse", "不采用";
        /// Place in an issue.
        Select = "select", "拟采用";
        /// Take out of an issue.
        Deselect = "deselect", "撤出本期";
        /// Make part of another item.
        Merge = "merge", "并入";
        /// Ask a department.
        Refer = "refer", "转部门办理";
        /// Answer as the department.
        AnswerReferral = "answer_referral", "答复转办";
        /// Bring the solution to the unit.
        DeliverSolution = "deliver_solution", "反馈办理结果";
    }
}

codes! {
    /// 动作 What can be done to an issue that exists.
    IssueVerb {
        /// Add an item.
        Add = "add", "收入本期";
        /// Set the order.
        Place = "place", "排定顺序";
        /// Take an item out.
        Remove = "remove", "撤出条目";
        /// Set who receives how many copies.
        Distribute = "distribute", "填发送范围";
        /// Send to the section chief.
        Submit = "submit", "送审";
        /// Sign the step that waits.
        Sign = "sign", "审签";
        /// Give back to the composer.
        ReturnIssue = "return_issue", "退回组期";
    }
}
